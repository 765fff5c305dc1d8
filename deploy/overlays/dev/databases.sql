create role orders_write login password 'orders_write';
create database orders_write owner orders_write;
create role orders_read login password 'orders_read';
create database orders_read owner orders_read;
